package io.sluice.standalone.home;

/** A port that somebody set, or one that Sluice would like to have. */
public record PortChoice(String setting, int number, boolean set) {

    /** The set port, which must be free; else the first free one from the preferred one on. It is claimed for who asks. */
    public int choose() {
        if (!set) {
            return Ports.claim(number);
        }
        if (!Ports.tryClaim(number)) {
            throw new SettingsException(
                    "the port " + number + ", set by " + setting + ", is taken: stop what uses it, or set another one");
        }
        return number;
    }
}
