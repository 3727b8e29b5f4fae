package io.sluice.ui.problem;

/** Names a place to look at as who types commands and who calls the API know it. */
public final class Where {

    private Where() {}

    public static String request(String id) {
        return "./sluice show " + id + ", or GET /v1/requests/" + id;
    }

    public static String requests() {
        return "./sluice requests, or GET /v1/requests";
    }

    public static String connections() {
        return "./sluice connections, or GET /v1/connections";
    }

    public static String schedules() {
        return "./sluice schedule list, or GET /v1/schedules";
    }
}
