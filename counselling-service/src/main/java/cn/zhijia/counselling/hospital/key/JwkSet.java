package cn.zhijia.counselling.hospital.key;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "JwkSet", description = "RFC 7517.")
record JwkSet(@Schema(required = true, maxItems = 4) List<JwkView> keys) {
}
