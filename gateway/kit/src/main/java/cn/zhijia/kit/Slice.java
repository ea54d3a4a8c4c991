package cn.zhijia.kit;

import java.util.List;
import java.util.function.Function;

/**
 * What one page shows of what was found: a query asks for one more than the page holds, which says whether there is another.
 *
 * @param last of those shown; null when there is no next page
 */
public record Slice<T>(List<T> shown, T last) {

    /** @param found at most one more than {@code limit}, in the order of the list */
    public static <T> Slice<T> of(List<T> found, int limit) {
        return found.size() <= limit ? new Slice<>(found, null) : new Slice<>(found.subList(0, limit), found.get(limit - 1));
    }

    /** Each as it is shown. */
    public <V> List<V> as(Function<? super T, V> view) {
        return shown.stream().map(view).toList();
    }

    /** The same page of what is shown for each. */
    public <V> Slice<V> map(Function<? super T, V> view) {
        var views = as(view);
        return new Slice<>(views, last == null ? null : views.get(views.size() - 1));
    }

    /**
     * The cursor of the next page, null when there is none.
     *
     * @param filter what the list was asked for, as for {@link Cursor#after}
     * @param place the values by which the list is ordered
     */
    public String next(Object filter, Function<? super T, List<?>> place) {
        return last == null ? null : Cursor.after(filter, place.apply(last).toArray());
    }
}
