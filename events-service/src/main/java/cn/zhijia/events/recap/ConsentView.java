package cn.zhijia.events.recap;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "RecapConsent")
record ConsentView(@Schema(required = true, description = "I may be named in the recap.") boolean consented) {
}
