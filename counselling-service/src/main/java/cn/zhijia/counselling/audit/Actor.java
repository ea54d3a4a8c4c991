package cn.zhijia.counselling.audit;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.data.Person;

/**
 * Who acted: somebody by the person row, the member in person (self, by no name, as the stream has none either), or the
 * service by itself.
 */
record Actor(UUID id, boolean self, String roles) {

    private static final List<String> STAFF = List.of("admin", "carer", "counsellor", "duty-officer", "hospital", "organizer",
            "supervisor");
    private static final Actor SERVICE = new Actor(null, false, "service");

    static Actor of(Caller caller, UUID person) {
        if (caller.guest()) { // a job: every operation that touches a person's data wants a role
            return SERVICE;
        }
        var id = Person.of(caller).id;
        boolean self = id.equals(person);
        String roles = STAFF.stream().filter(caller::has).collect(Collectors.joining(" "));
        return new Actor(self ? null : id, self, self ? "member" : roles);
    }
}
