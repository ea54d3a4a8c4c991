package cn.zhijia.events;

import java.sql.SQLException;
import java.util.UUID;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;

/** Who was at an event, for the tests of what only those present may do. */
public final class Attendance {

    private static final String INSERT = """
            insert into attendance (registration_id, day, event_id, person_id)
            select r.id, cast(e.starts_at at time zone e.zone as date), r.event_id, r.person_id
            from registration r join event e on e.id = r.event_id join person p on p.id = r.person_id
            where r.event_id = ? and p.member_no = ? and r.state = 'CONFIRMED'
            """;

    private Attendance() {
    }

    /** They register, and come. */
    public static void of(UUID event, String... names) {
        for (var name : names) {
            Stage.register(name, event).statusCode(201);
            present(event, name);
        }
    }

    /** Who is registered comes. */
    public static void present(UUID event, String name) {
        try (var connection = Arc.container().instance(AgroalDataSource.class).get().getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, event);
            insert.setString(2, "T-" + name);
            if (insert.executeUpdate() != 1) {
                throw new AssertionError(name + " has no seat");
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
