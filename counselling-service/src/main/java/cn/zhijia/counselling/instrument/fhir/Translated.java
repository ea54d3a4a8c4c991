package cn.zhijia.counselling.instrument.fhir;

import java.util.List;

import cn.zhijia.counselling.instrument.Text;

/** The English words, beside Chinese ones in the element itself. */
record Translated(List<Extension> extension) {

    static Translated of(Text text) {
        return new Translated(List.of(Extension.english(text.en())));
    }
}
