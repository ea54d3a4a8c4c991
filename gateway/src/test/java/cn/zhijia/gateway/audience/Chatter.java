package cn.zhijia.gateway.audience;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.zhijia.gateway.stories.Door;

/** Members who say something in the demo's livestream now and then: rarely enough for somebody who wants to be read as well. */
final class Chatter {

    /** Members of the demo: not those whom the README and the stories let speak. */
    private static final int FIRST_MEMBER = 31;
    private static final int MEMBERS = 10;
    private static final int BETWEEN_MILLIS = 12_000;
    /** Some hours; the demo may be left alone for longer. */
    private static final int MOST = 2_000;
    private static final List<String> LINES = List.of("哺乳期每天有多长时间的哺乳假？", "孕期被要求加班，可以拒绝吗？", "金律师，产检时间算劳动时间吗？", "生育津贴和产假工资能同时领吗？",
            "面试时被问什么时候生孩子，怎么办？", "三期内合同到期，单位能终止吗？", "讲得太实用了，已转发工友群", "遇到职场性骚扰怎么留证据？", "婚前买的房，婚后还贷算共同财产吗？", "人身安全保护令多久能批下来？",
            "育儿假夫妻双方都能休吗？", "谢谢市总工会组织的直播！", "女职工专项集体合同在哪里能看到？", "单位没有母婴室，可以向谁反映？");

    private final Door door;
    private final UUID stream;

    Chatter(Door door, UUID stream) {
        this.door = door;
        this.stream = stream;
    }

    /** Nobody waits for the last word. */
    void begin() {
        var thread = new Thread(this::speak, "chatter");
        thread.setDaemon(true);
        thread.start();
    }

    private void speak() {
        try {
            for (int line = 0; line < MOST; line++) {
                say(line);
                Thread.sleep(BETWEEN_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever tries things out may have closed the chat, or muted the speaker: the next one tries as well. */
    private void say(int line) {
        try {
            door.put("member" + (FIRST_MEMBER + line % MEMBERS), "/v1/livestreams/" + stream + "/messages/" + UUID.randomUUID(),
                    Map.of("text", LINES.get(line % LINES.size())));
        } catch (IllegalStateException refused) {
            System.out.println("A line was not taken: " + refused.getMessage());
        }
    }
}
