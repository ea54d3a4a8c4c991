package cn.zhijia.gateway;

import java.util.Arrays;
import java.util.List;

/**
 * {@code METHOD /a/*}{@code /b} or {@code /a/**}: whole segments, {@code *} is any one of them, a final {@code **} any number;
 * method {@code *} is any.
 */
record PathPattern(String method, List<String> segments) {

    static PathPattern of(String text) {
        String[] parts = text.trim().split(" ", 2);
        return new PathPattern(parts[0], segments(parts[1]));
    }

    static List<String> segments(String path) {
        return Arrays.asList(path.substring(1).split("/", -1));
    }

    boolean matches(String calledMethod, List<String> path) {
        boolean asked = method.equals("*") || method.equals(calledMethod)
                || method.equals("GET") && calledMethod.equals("HEAD");
        return asked && covers(path);
    }

    private boolean covers(List<String> path) {
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).equals("**")) {
                return path.size() > i;
            }
            if (i >= path.size() || !segments.get(i).equals("*") && !segments.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return path.size() == segments.size();
    }
}
