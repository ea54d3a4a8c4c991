package cn.zhijia.counselling.export;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * One room's part of a person's export. Own things only: nobody else's, and nothing that a counsellor thinks. A column that
 * leads to a person and that no chapter tells of says in its comment why not.
 */
public interface Chapter {

    /** As it goes over the wire, such as {@code appointments}; never changed. */
    String name();

    /** Such as {@code appointment.member_id}. */
    Set<String> columns();

    /**
     * The next entries behind this place, in the order of the places, in the caller's transaction.
     *
     * @param after the last place that was told; empty at the beginning
     */
    List<Entry> entries(UUID person, String after, int most, Locale language);

    /**
     * @param place where it stands in its chapter, at most 64 characters, such as its id
     * @param data as the member would read it elsewhere
     */
    record Entry(String place, Object data) {
    }

    /** The place of an id in the order of the database. */
    static UUID id(String after) {
        return after.isEmpty() ? new UUID(0, 0) : UUID.fromString(after);
    }
}
