package cn.zhijia.counselling.group.offer;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import cn.zhijia.counselling.erasure.Traces;
import cn.zhijia.counselling.export.Chapter;

/** The titles that somebody offered go with them. */
@Singleton
class OffersOfPerson implements Chapter, Traces {

    @Override
    public String name() {
        return "case-offers";
    }

    @Override
    public Set<String> columns() {
        return Set.of("case_offer.person_id");
    }

    @Override
    public List<Entry> entries(UUID person, String after, int most, Locale language) {
        return CaseOffer.<CaseOffer> find("personId = ?1 and id > ?2 order by id", person, Chapter.id(after)).page(0, most)
                .stream().map(o -> new Entry(o.id.toString(), CaseOfferView.of(o, person))).toList();
    }

    @Override
    public void stop(UUID person, Instant now) {
        CaseOffer.<CaseOffer> list("personId = ?1 and state = ?2 order by id", person, CaseOfferState.OFFERED)
                .forEach(CaseOffer::withdraw);
    }

    @Override
    public void forget(UUID person) {
        CaseOffer.<CaseOffer> list("personId = ?1 and state <> ?2 order by id", person, CaseOfferState.WITHDRAWN)
                .forEach(CaseOffer::withdraw);
    }
}
