package cn.zhijia.counselling.group.meeting;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import cn.zhijia.counselling.group.PeerGroup;
import cn.zhijia.kit.Refusal;
import cn.zhijia.kit.data.Person;

/** Who leads one meeting: some of the group's leaders. */
final class Led {

    private Led() {
    }

    /** @param numbers null for all of them */
    static List<UUID> by(PeerGroup group, List<String> numbers) {
        if (numbers == null) {
            return group.leaderIds();
        }
        Map<String, UUID> known = Person.<Person> list("id in ?1 and memberNo is not null", group.leaderIds()).stream()
                .collect(Collectors.toMap(p -> p.memberNo, p -> p.id));
        return IntStream.range(0, numbers.size()).mapToObj(i -> {
            UUID leader = known.get(numbers.get(i));
            if (leader == null) {
                throw Refusal.field("/leaders/" + i, "not-a-leader");
            }
            return leader;
        }).toList();
    }
}
