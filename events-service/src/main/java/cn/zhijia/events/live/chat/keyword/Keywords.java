package cn.zhijia.events.live.chat.keyword;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** 关键词: words that send a message to the organizers first, and words with which none is taken. */
@Entity
@Table(name = "live_keywords")
public class Keywords extends PanacheEntityBase {

    /** What the list says to a text. */
    public enum Verdict {
        PASS,
        REVIEW,
        REFUSE
    }

    @Id
    UUID streamId;
    @Version
    long version;
    List<String> review = List.of();
    List<String> refuse = List.of();

    /** Empty lists while nobody has written any. */
    public static Keywords of(UUID stream) {
        return Keywords.<Keywords> findByIdOptional(stream).orElseGet(() -> {
            var none = new Keywords();
            none.version = -1;
            return none;
        });
    }

    static Keywords made(UUID stream, KeywordsBody body) {
        var keywords = new Keywords();
        keywords.streamId = stream;
        keywords.edit(body);
        keywords.persist();
        return keywords;
    }

    void edit(KeywordsBody body) {
        review = body.review();
        refuse = body.refuse();
    }

    public Verdict verdict(String text) {
        var bare = Bare.of(text);
        return says(bare, refuse) ? Verdict.REFUSE : says(bare, review) ? Verdict.REVIEW : Verdict.PASS;
    }

    private static boolean says(Bare text, List<String> words) {
        return words.stream().anyMatch(word -> text.says(Bare.of(word)));
    }

    /** 0 while nobody has written any. */
    long revision() {
        return version + 1;
    }
}
