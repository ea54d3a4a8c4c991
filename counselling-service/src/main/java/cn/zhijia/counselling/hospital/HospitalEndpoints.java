package cn.zhijia.counselling.hospital;

import java.net.URI;
import java.util.Optional;

import jakarta.inject.Singleton;

import cn.zhijia.counselling.webhook.Endpoint;
import cn.zhijia.counselling.webhook.Endpoints;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Where hospitals are told: a lane for each, and one for what cannot wait. */
@Singleton
public class HospitalEndpoints implements Endpoints {

    private static final String LANE = "hospital:", CRISIS = ":crisis";

    /** Of what can wait. */
    public static String lane(String hospital) {
        return LANE + hospital;
    }

    /** Of what cannot: again and again until the attempt is over. */
    public static String crisisLane(String hospital) {
        return LANE + hospital + CRISIS;
    }

    @Override
    public Optional<Endpoint> of(String lane) {
        return Optional.empty();
    }
}
