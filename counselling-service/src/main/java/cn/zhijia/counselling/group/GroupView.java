package cn.zhijia.counselling.group;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.counselling.Beside;
import cn.zhijia.kit.data.Person;

@Schema(name = "Group", description = "A group as every signed-in person sees it; who sits in it is for those who do.")
record GroupView(@Schema(required = true) UUID id, @Schema(required = true) GroupKind kind,
        @Schema(required = true, maxLength = 100, examples = "巴林特小组") String name,
        @Schema(required = true, maxLength = 64, examples = "shouer") String union,
        @Schema(required = true, minimum = "2", maximum = "30") int min,
        @Schema(required = true, minimum = "2", maximum = "30") int max,
        @Schema(required = true, minimum = "0", maximum = "30") int seatsFree,
        @Schema(required = true, maxItems = 2) List<LeaderView> leaders, @Schema(required = true) ContractView contract,
        @Schema(required = true) LocalDate since, LocalDate until,
        @Schema(required = true, description = "It began before it was entered here.") boolean history) {

    @Schema(name = "GroupLeader")
    record LeaderView(@Schema(required = true) GroupRole role,
            @Schema(maxLength = 100, description = "Absent until the first sign-in.") String name,
            @Schema(required = true, maxLength = 100, examples = "巴林特小组组长培训") String training) {
    }

    /** The text that is signed by its version and hash. */
    @Schema(name = "GroupContract")
    record ContractView(@Schema(required = true, minimum = "1") int version,
            @Schema(required = true, maxLength = 4000) String text,
            @Schema(required = true, minLength = 64, maxLength = 64, description = "SHA-256 of the text in UTF-8, in hexadecimal.") String sha256) {

        private static ContractView of(Contract c) {
            return new ContractView(c.version, c.text, c.sha256);
        }
    }

    static GroupView of(PeerGroup group) {
        return of(List.of(group)).get(0);
    }

    /** In three statements, however many groups. */
    static List<GroupView> of(List<PeerGroup> groups) {
        var people = groups.stream().flatMap(g -> g.leaderIds().stream()).distinct().toList();
        var ids = groups.stream().map(g -> g.id).toList();
        Map<UUID, Person> known = Person.<Person> list("id in ?1", people).stream()
                .collect(Collectors.toMap(p -> p.id, p -> p));
        Map<UUID, Contract> contracts = Contract.<Contract> list(
                "select c from Contract c, PeerGroup g where g.id = c.groupId and g.contractVersion = c.version and g.id in ?1",
                ids)
                .stream().collect(Collectors.toMap(c -> c.groupId, c -> c));
        return groups.stream().map(g -> of(g, known, contracts.get(g.id))).toList();
    }

    private static GroupView of(PeerGroup g, Map<UUID, Person> people, Contract contract) {
        var leaders = g.leaders.stream().map(l -> new LeaderView(l.role(), people.get(l.personId()).name, l.training()))
                .toList();
        return new GroupView(g.id, g.kind, g.name, g.unionId, g.minMembers, g.maxMembers, g.maxMembers - g.seated, leaders,
                ContractView.of(contract), g.since, g.until, g.history);
    }

    /** What changes without an edit, for the entity tag. */
    long tag() {
        return Beside.tag(seatsFree + "\n" + leaders);
    }
}
