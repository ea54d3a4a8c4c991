package cn.zhijia.gateway.stories;

import java.util.UUID;
import java.util.function.Consumer;

/** Every story of the page, in the order in which they build on each other. */
public final class Stories {

    private Stories() {
    }

    /** The livestream that is live since the data was loaded. */
    public static UUID liveNow() {
        return LiveStories.idNow();
    }

    /** @param progress is told each story's title once it is in. Loading twice changes nothing. */
    public static void load(Door door, Consumer<String> progress) {
        CounsellingStories.load(door, progress);
        EventsStories.load(door, progress);
        LiveStories.load(door, progress);
        GamesStories.load(door, progress);
        SocialStories.load(door, progress);
        EducationStories.load(door, progress);
    }
}
