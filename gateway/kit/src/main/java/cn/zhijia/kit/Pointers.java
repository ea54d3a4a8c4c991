package cn.zhijia.kit;

import java.util.List;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import com.fasterxml.jackson.databind.JsonMappingException;

/** Where in the request a fault lies, as an RFC 6901 pointer. */
final class Pointers {

    private Pointers() {
    }

    static String of(List<JsonMappingException.Reference> path) {
        var pointer = new StringBuilder();
        for (var step : path) {
            pointer.append('/')
                    .append(step.getFieldName() != null ? escaped(step.getFieldName()) : String.valueOf(step.getIndex()));
        }
        return pointer.toString();
    }

    static FieldError error(ConstraintViolation<?> violation) {
        var pointer = new StringBuilder();
        String parameter = null;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            }
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKey() != null) {
                pointer.append('/').append(escaped(String.valueOf(node.getKey())));
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(escaped(node.getName()));
            }
        }
        String code = code(violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName());
        boolean inBody = !pointer.isEmpty() || parameter == null || parameter.equals("body");
        return new FieldError(inBody ? pointer.toString() : "?" + parameter, code,
                code.equals("required") ? null : violation.getMessage()); // worded by us: "must not be null" is no word for people
    }

    /** {@code NotNull} and {@code NotBlank} are "required"; every other constraint is named after itself, in kebab case. */
    private static String code(String constraint) {
        return constraint.startsWith("Not") ? "required"
                : constraint.replaceAll("(?<=[a-z])([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
