package cn.zhijia.counselling.group.meeting;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import cn.zhijia.counselling.group.GroupRole;
import cn.zhijia.kit.data.Person;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * What one person does in one meeting: one thing, so whoever leads it does not present in it. Those who lead are written by the
 * database with the meeting, presenters with the choice of their case, the others when they have come.
 */
@Entity
@Immutable
@Table(name = "meeting_part")
class Part extends PanacheEntityBase {

    @Id
    UUID id;
    UUID meetingId;
    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    Person person;
    @Enumerated(EnumType.STRING)
    GroupRole role;
    boolean came;

    static List<Part> of(Meeting meeting) {
        return list("from Part p join fetch p.person where p.meetingId = ?1 order by p.role, p.id", meeting.id);
    }

    static List<UUID> whoCame(Meeting meeting) {
        return Part.<Part> list("meetingId = ?1 and came", meeting.id).stream().map(p -> p.person.id).toList();
    }

    /** Refused by {@code meeting_part_once} for somebody who leads the meeting. */
    static void presents(Meeting meeting, UUID person) {
        getEntityManager().createNativeQuery("""
                insert into meeting_part (id, meeting_id, person_id, role, came)
                values (gen_random_uuid(), :meeting, :person, 'PRESENTER', false)""").setParameter("meeting", meeting.id)
                .setParameter("person", person).executeUpdate();
    }

    static void presentsNoMore(Meeting meeting, UUID person) {
        delete("meetingId = ?1 and person.id = ?2 and role = ?3", meeting.id, person, GroupRole.PRESENTER);
    }

    /** Nobody has come; until {@link #came} says who has. */
    static void clear(Meeting meeting) {
        delete("meetingId = ?1 and role in ?2", meeting.id, List.of(GroupRole.MEMBER, GroupRole.OBSERVER));
        getEntityManager().createNativeQuery("update meeting_part set came = false where meeting_id = :meeting")
                .setParameter("meeting", meeting.id).executeUpdate();
    }

    /** Somebody came, as what they are in the group unless they have a part in the meeting already. */
    static void came(Meeting meeting, Collection<Guest> who) {
        for (Guest guest : who) {
            getEntityManager().createNativeQuery("""
                    insert into meeting_part (id, meeting_id, person_id, role, came)
                    values (gen_random_uuid(), :meeting, :person, :role, true)
                    on conflict (meeting_id, person_id) do update set came = true""").setParameter("meeting", meeting.id)
                    .setParameter("person", guest.person()).setParameter("role", guest.role().name()).executeUpdate();
        }
    }

    /** Somebody of the group; a leader who does not lead this time comes as a member. */
    record Guest(UUID person, GroupRole role) {

        static Guest of(UUID person, GroupRole inGroup) {
            return new Guest(person, inGroup == GroupRole.OBSERVER ? GroupRole.OBSERVER : GroupRole.MEMBER);
        }
    }
}
