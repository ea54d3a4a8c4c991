package cn.zhijia.counselling.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import cn.zhijia.counselling.erasure.Hold;
import cn.zhijia.counselling.erasure.Traces;

/** Nobody is erased while somebody looks after them. */
@Singleton
class CasesOfPerson implements Traces {

    private final Instance<OpenCases> cases;

    CasesOfPerson(@Any Instance<OpenCases> cases) {
        this.cases = cases;
    }

    @Override
    public Optional<Hold> hold(UUID person, Instant now) {
        return cases.stream().anyMatch(c -> c.hasOpen(person)) ? Optional.of(new Hold(Hold.Reason.OPEN_CASE, null))
                : Optional.empty();
    }

    @Override
    public void stop(UUID person, Instant now) {
        // an emergency access ends by itself
    }

    @Override
    public void forget(UUID person) {
        // reasons and remarks are sealed
    }
}
