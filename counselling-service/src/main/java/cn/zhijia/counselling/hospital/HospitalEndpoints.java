package cn.zhijia.counselling.hospital;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;

import cn.zhijia.counselling.notice.Fact;
import cn.zhijia.counselling.paging.Pager;
import cn.zhijia.counselling.paging.Recipient;
import cn.zhijia.counselling.webhook.Endpoint;
import cn.zhijia.counselling.webhook.Endpoints;
import cn.zhijia.counselling.webhook.Pace;
import cn.zhijia.counselling.webhook.reach.Perimeter;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Where hospitals are told: a lane for each, and one for what cannot wait. */
@Singleton
public class HospitalEndpoints implements Endpoints {

    /** A hospital's system has taken a call; fired in the transaction that notes it. */
    public record Taken(UUID call, String hospital) {
    }

    private static final String LANE = "hospital:", CRISIS = ":crisis";

    private final Perimeter perimeter;
    private final Keys keys;
    private final Pager pager;
    private final Event<Taken> taken;

    HospitalEndpoints(Perimeter perimeter, Keys keys, Pager pager, Event<Taken> taken) {
        this.perimeter = perimeter;
        this.keys = keys;
        this.pager = pager;
        this.taken = taken;
    }

    /** Of what can wait. */
    public static String lane(String hospital) {
        return LANE + hospital;
    }

    /** Of what cannot: again and again until {@link cn.zhijia.counselling.webhook.Outbox#endAll} says that it is over. */
    public static String crisisLane(String hospital) {
        return LANE + hospital + CRISIS;
    }

    @Override
    public Optional<Endpoint> of(String lane) {
        return lane.startsWith(LANE) ? QuarkusTransaction.requiringNew().call(() -> Hospital.of(hospital(lane)))
                .flatMap(h -> endpoint(h, lane.endsWith(CRISIS))) : Optional.empty();
    }

    private Optional<Endpoint> endpoint(Hospital hospital, boolean crisis) {
        return hospital.told(crisis).map(URI::create).filter(url -> perimeter.admits(url, hospital.hosts))
                .map(url -> new Endpoint(url, List.of(keys.hmac(hospital), keys.ed25519(hospital)),
                        crisis ? Pace.CRISIS : Pace.NORMAL, perimeter::admits));
    }

    @Override
    public void taken(UUID id, String lane) {
        taken.fire(new Taken(id, hospital(lane)));
    }

    @Override
    public void gone(String lane) {
        String id = hospital(lane);
        if (Hospital.leaveAlone(id)) {
            pager.page(Recipient.ADMINISTRATORS, Fact.HOSPITAL_UNREACHABLE,
                    UUID.nameUUIDFromBytes(("hospital " + id).getBytes(StandardCharsets.UTF_8)), UUID.randomUUID(), 0);
        }
    }

    private static String hospital(String lane) {
        return lane.substring(LANE.length(), lane.length() - (lane.endsWith(CRISIS) ? CRISIS.length() : 0));
    }
}
