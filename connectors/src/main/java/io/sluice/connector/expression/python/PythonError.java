package io.sluice.connector.expression.python;

/** An error that the reference engine would raise here, by the name of its Python class. */
public final class PythonError extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String type;

    /** Without a stack trace: a missing field of a record is an everyday event. */
    public PythonError(String type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    public static PythonError type(String message) {
        return new PythonError("TypeError", message);
    }

    public static PythonError value(String message) {
        return new PythonError("ValueError", message);
    }

    public static PythonError undefined(String message) {
        return new PythonError("UndefinedError", message);
    }

    public static PythonError syntax(String message) {
        return new PythonError("TemplateSyntaxError", message);
    }

    /** The Python class, such as {@code TypeError}. */
    public String type() {
        return type;
    }

    public boolean isUndefined() {
        return type.equals("UndefinedError");
    }

    public boolean isType() {
        return type.equals("TypeError");
    }
}
