package io.sluice.ui.door;

import io.sluice.ui.problem.ApiProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes a refusal where no controller is reached. */
final class Replies {

    private Replies() {}

    static void write(HttpServletResponse response, JsonMapper json, ApiProblem problem) throws IOException {
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem.document()));
    }
}
