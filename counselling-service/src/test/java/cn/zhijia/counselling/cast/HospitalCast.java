package cn.zhijia.counselling.cast;

import static cn.zhijia.counselling.World.ADMIN;
import static cn.zhijia.counselling.World.as;

import java.util.List;

import cn.zhijia.counselling.hospital.Agreed;
import cn.zhijia.kit.testing.matrix.Call;
import cn.zhijia.kit.testing.matrix.Caller;
import cn.zhijia.kit.testing.matrix.Operation;

/** Two hospitals that are entered, and the keys of one of them. */
final class HospitalCast {

    private HospitalCast() {
    }

    static boolean plays(Operation operation) {
        return operation.under("/v1/hospitals/{id}") || operation.under("/v1/partner/heartbeat")
                || operation.under("/v1/partner/webhook") || operation.under("/v1/partner/keys");
    }

    static void prepare(Operation operation, Call call) {
        String id = Agreed.hospital(Caller.HOSPITAL);
        Agreed.hospital("another-hospital");
        List<String> old = as(ADMIN).get("/v1/hospitals/" + id + "/jwks").then().statusCode(200).extract().path("keys.kid");
        old.forEach(kid -> as(ADMIN).delete("/v1/hospitals/" + id + "/keys/" + kid).then().statusCode(204));
        Agreed.key(id);
        call.path("id", id).path("kid", operation.id().startsWith("delete") ? Agreed.key(id) : "k" + Agreed.number());
    }
}
