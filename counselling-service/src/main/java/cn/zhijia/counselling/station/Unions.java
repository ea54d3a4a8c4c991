package cn.zhijia.counselling.station;

import jakarta.enterprise.context.RequestScoped;

import cn.zhijia.kit.Caller;
import cn.zhijia.kit.Refusal;

/** Who runs a union's stations: its organizers, and the administrator. */
@RequestScoped
class Unions {

    private final Caller caller;

    Unions(Caller caller) {
        this.caller = caller;
    }

    boolean runs(String union) {
        return caller.has("admin") || caller.has("organizer") && caller.unions().contains(union);
    }

    void mayRun(String union) {
        if (!runs(union)) {
            throw new Refusal("forbidden");
        }
    }
}
