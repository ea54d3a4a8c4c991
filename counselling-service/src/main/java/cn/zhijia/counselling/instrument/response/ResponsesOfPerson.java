package cn.zhijia.counselling.instrument.response;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import cn.zhijia.counselling.erasure.Traces;
import cn.zhijia.counselling.export.Chapter;
import cn.zhijia.kit.data.DatabaseClock;

/** The answers go with the member; how many there were stays. */
@Singleton
class ResponsesOfPerson implements Chapter, Traces {

    private final DatabaseClock clock;
    private final Reader reader;
    private final EntityManager database;

    ResponsesOfPerson(DatabaseClock clock, Reader reader, EntityManager database) {
        this.clock = clock;
        this.reader = reader;
        this.database = database;
    }

    @Override
    public String name() {
        return "responses";
    }

    @Override
    public Set<String> columns() {
        return Set.of("response.member_id");
    }

    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        var now = clock.now();
        return Response.of(person, Chapter.id(after), most).stream()
                .map(r -> new Entry(r.id.toString(), reader.view(r, now))).toList();
    }

    @Override
    public void stop(UUID person, Instant now) {
        database.createNativeQuery("""
                update response set shared_with_id = null, shared_until = null, version = version + 1
                where member_id = :person and shared_with_id is not null""").setParameter("person", person).executeUpdate();
    }

    @Override
    public void forget(UUID person) {
        // what was answered is sealed, and what stands in clear is counted
    }
}
