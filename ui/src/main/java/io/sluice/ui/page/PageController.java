package io.sluice.ui.page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page's own addresses all show the page; it finds its way from there. */
@Controller
public class PageController {

    @GetMapping({"/requests", "/requests/{id}", "/connections", "/schedules", "/schedules/{name}"})
    String page() {
        return "forward:/index.html";
    }
}
