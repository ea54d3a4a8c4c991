package cn.zhijia.counselling.crisis.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import cn.zhijia.counselling.crisis.CrisisCase;
import cn.zhijia.counselling.crisis.clock.TaskKind;
import cn.zhijia.counselling.crisis.step.Contact;
import cn.zhijia.counselling.crisis.step.Impediment;
import cn.zhijia.counselling.referral.Referral;
import cn.zhijia.kit.Words;

/** What was done for a member, in plain words and in order. */
class Story {

    private final Locale language;
    private final List<CaseView.Milestone> told = new ArrayList<>();

    private Story(Locale language) {
        this.language = language;
    }

    /** @param referral null where there was none */
    static List<CaseView.Milestone> of(CrisisCase crisis, List<Contact> contacts, Referral referral, Locale language) {
        var story = new Story(language);
        story.tell("opened", crisis.openedAt);
        story.tell("acknowledged", crisis.acknowledgedAt);
        contacts.stream().filter(c -> c.reached && c.kind == TaskKind.CALL_BACK).findFirst()
                .ifPresent(c -> story.tell("called", c.at));
        Impediment.of(crisis.id).stream().filter(i -> i.second != null).limit(3)
                .forEach(i -> story.tell("not-assessed", i.secondAt));
        story.tell("assessed", crisis.course.assessedAt);
        story.tell("planned", crisis.safetyPlan.plannedAt);
        if (referral != null) {
            boolean told = referral.requestedAt != null;
            story.tell(told ? "sent" : "referred", told ? referral.requestedAt : referral.draftedAt);
        }
        contacts.stream().filter(c -> c.reached && c.kind == TaskKind.FOLLOW_UP).limit(10)
                .forEach(c -> story.tell("followed-up", c.at));
        story.tell("closed", crisis.ending.closedAt);
        story.told.sort(java.util.Comparator.comparing(CaseView.Milestone::at));
        return story.told;
    }

    private void tell(String what, Instant at) {
        if (at != null) {
            told.add(new CaseView.Milestone(at, Words.text(language, "crisis." + what, Map.of())));
        }
    }
}
