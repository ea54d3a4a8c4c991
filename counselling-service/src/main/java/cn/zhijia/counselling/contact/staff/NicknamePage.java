package cn.zhijia.counselling.contact.staff;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NicknamePage")
record NicknamePage(@Schema(required = true, maxItems = 100) List<Nickname> items,
        @Schema(maxLength = 500, description = "Pass as cursor for the next page; absent on the last.") String next) {

    @Schema(name = "Nickname")
    record Nickname(@Schema(required = true, maxLength = 20, examples = "小梧桐") String nickname) {

        @Override
        public String toString() {
            return "Nickname"; // never which
        }
    }
}
