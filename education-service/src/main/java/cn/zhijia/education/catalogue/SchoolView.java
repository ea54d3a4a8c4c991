package cn.zhijia.education.catalogue;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "School", examples = "{\"id\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0001\", \"key\": \"ouc\", \"name\": \"国家开放大学\"}")
record SchoolView(@Schema(required = true) UUID id, @Schema(required = true, maxLength = 32) String key,
        @Schema(required = true, maxLength = 100) String name) {

    static SchoolView of(School school) {
        return new SchoolView(school.id, school.key, school.name);
    }
}
