package cn.zhijia.education.catalogue;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Programme", examples = "{\"id\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0011\", \"school\": \"0198c2f4-7f6a-7c1e-9a53-0c4a5d0e0001\", \"code\": \"120402\", \"name\": \"行政管理\", \"level\": \"BACHELOR\"}")
record ProgrammeView(@Schema(required = true) UUID id, @Schema(required = true) UUID school,
        @Schema(required = true, maxLength = 32) String code, @Schema(required = true, maxLength = 100) String name,
        @Schema(required = true, description = "Extensible.") Level level) {

    static ProgrammeView of(Programme programme) {
        return new ProgrammeView(programme.id, programme.schoolId, programme.code, programme.name, programme.level);
    }
}
