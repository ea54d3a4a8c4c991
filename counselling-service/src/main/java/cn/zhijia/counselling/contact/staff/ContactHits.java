package cn.zhijia.counselling.contact.staff;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.kit.data.Person;

@Schema(name = "ContactHits", description = "Several people may have given the same number: ask who calls.")
record ContactHits(@Schema(required = true, maxItems = 20) List<Hit> items) {

    @Schema(name = "ContactHit")
    record Hit(@Schema(maxLength = 64, examples = "M-MEMBER1") String memberNo,
            @Schema(maxLength = 100, examples = "李梅") String name) {

        static Hit of(Person person) {
            return new Hit(person.memberNo, person.name);
        }

        @Override
        public String toString() {
            return "ContactHit"; // never what it says
        }
    }
}
