package cn.zhijia.gateway.stories;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The page's events, held again: what is to come lies some days after the day of loading. An event that is there keeps its
 * time,
 * so that loading twice changes nothing, even on another day.
 */
final class EventsStories {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final Door door;
    private final Map<String, Instant> times = new HashMap<>();

    private EventsStories(Door door) {
        this.door = door;
    }

    static void load(Door door, Consumer<String> progress) {
        var stories = new EventsStories(door);
        for (var union : List.of("shouer", "bus", "airport", "maizidian", "city")) {
            door.get("organizer-" + union, "/v1/events?limit=100&union=" + union).get("items")
                    .forEach(e -> stories.times.put(e.get("id").asText(), Instant.parse(e.get("startsAt").asText())));
        }
        stories.wellbeing(progress);
        stories.trainings(progress);
        stories.stations(progress);
        stories.buses(progress);
        stories.gatherings(progress);
        stories.lawLivestream(progress);
    }

    /** Story 5: group work at 首都儿科研究所. */
    private void wellbeing(Consumer<String> progress) {
        hold(new Story("praise-wheel", "shouer", "礼赞劳动美 遇见更好的自己", "GROUP_COUNSELLING")
                .about("职工心理团体辅导：绘制积极品质大转盘，讲述在工作、生活中最自豪的一件事，组员给分享人贴上积极品质标签。")
                .at("首都儿科研究所心灵驿站").in(10, 14, 120).seats(24).tags("心理关爱", "积极品质"));
        progress.accept("礼赞劳动美 遇见更好的自己");
        PraiseCircle.hold(door, times.get(PraiseCircle.EVENT.toString()));
        progress.accept("积极品质大转盘：签到、贴标签、反馈");
        hold(new Story("mothers", "shouer", "一个妈妈一群帮——首儿所职工亲子教育沙龙", "SALON").about("家庭教育工作坊与家庭阅读、职工亲子活动相结合，为“妈妈”们的家庭教育困惑支招。")
                .at("首都儿科研究所职工小家").in(12, 10, 120).seats(20).tags("亲子").with("maxParty", 4));
        hold(new Story("dreamers", "shouer", "我们都是追梦人", "GROUP_COUNSELLING").about("新职工团体辅导。").at("首都儿科研究所心灵驿站").in(15, 14, 120)
                .seats(30)
                .tags("新职工"));
        hold(new Story("praised-nurses", "shouer", "“被赞美”护士小组", "GROUP_COUNSELLING").about("护士小组活动：说出同伴的好。").at("首都儿科研究所心灵驿站")
                .in(17, 17, 90).seats(12).tags("积极品质"));
        progress.accept("亲子教育沙龙、新职工团体辅导、护士小组");
        ReadingClub.open(door);
        progress.accept("心悦读书会");
    }

    /** Story 4: the partner hospitals' trainings. */
    private void trainings(Consumer<String> progress) {
        var depression = hold(
                new Story("depression-training", "shouer", "抑郁症专题培训", "TRAINING").about("识别抑郁信号，学会转介与陪伴。").host("回龙观医院")
                        .at("首都儿科研究所报告厅").in(14, 9, 180).seats(60).tags("培训"));
        register(depression, 5, 6);
        var balint = hold(
                new Story("balint-training", "shouer", "巴林特小组专题培训", "TRAINING").about("面向小组带领者，由组织者审核报名。").host("北京协和医院")
                        .at("首都儿科研究所会议室").in(21, 9, 180).seats(16).tags("培训", "巴林特小组").approved());
        register(balint, 7, 8);
        door.put("organizer-shouer", "/v1/events/" + balint + "/registrations/M-MEMBER7/approval",
                Map.of("decision", Door.id("approval balint-training member7")));
        progress.accept("抑郁症专题培训、巴林特小组专题培训");
    }

    /** Story 6: small, and full: whoever comes now waits. */
    private void stations(Consumer<String> progress) {
        var birthday = hold(new Story("birthday", "shouer", "职工生日会", "BIRTHDAY").about("在工会驿站为本月过生日的职工庆生。").at("首都儿科研究所工会驿站")
                .in(5, 16, 90).seats(4).tags("驿站").with("offerPeriod", "PT12H"));
        register(birthday, 9, 10, 11, 12, 13, 14);
        door.put("organizer-shouer", "/v1/events/" + birthday + "/registrations/M-MEMBER14/priority",
                Map.of("decision", Door.id("priority birthday member14"), "priority", 10, "reason", "上月因值班未能参加"));
        hold(new Story("doctors-day", "shouer", "医师节座谈", "FESTIVAL").about("中国医师节驿站活动。").at("首都儿科研究所职工小家").in(30, 15, 90)
                .seats(40)
                .tags("驿站"));
        progress.accept("职工生日会（已满，有候补）、医师节");
    }

    /** Story 9: a talk, then a lesson inside the bus, which has few seats. */
    private void buses(Consumer<String> progress) {
        var talk = hold(new Story("bus-talk", "bus", "劳模课堂：粘志宽分享公交驾驶经验与职业规划", "LECTURE")
                .about("全国五一劳动奖章获得者、840路驾驶员粘志宽与驾驶员座谈，分享多年来的服务心得和工作经验。")
                .host("第十车队和第十一车队工会").at("北京公交集团客六分公司第十车队").in(9, 9, 90).seats(80).tags("劳模课堂"));
        var bus = Door.id("venue 840");
        door.put("organizer-bus", "/v1/venues/" + bus,
                Map.of("union", "bus", "kind", "BUS", "title", "840路公交车", "route", "840路",
                        "seats", 20));
        var ride = hold(new Story("bus-ride", "bus", "劳模课堂进车厢", "CLASS_ON_BOARD").about("走进车厢，粘志宽讲授公交驾驶员操作规范。座位有限。")
                .host("第十车队和第十一车队工会").at("840路公交车厢").in(9, 11, 60).seats(2).tags("劳模课堂").with("venue", bus)
                .with("partOf", talk));
        register(talk, 54);
        for (int member : new int[] { 51, 52, 53 }) { // the last of them has a seat at the talk, and waits for one in the bus
            door.put("member" + member, "/v1/events/" + talk + "/registration",
                    Map.of("attempt", Door.id("attempt " + talk + " member" + member), "alongside", List.of(ride)));
        }
        progress.accept("劳模课堂进车厢：座谈与随车课堂");
    }

    /** Stories 8 and 11. */
    private void gatherings(Consumer<String> progress) {
        var games = hold(
                new Story("games", "airport", "“乐动多巴安，趣味保安康”职工趣味运动会", "GAMES").about("8字长绳、夹球接力、拔河比赛、定点投篮；8支队伍，决出团体和单项冠、亚、季军。")
                        .at("首都机场安保公司运动场").in(20, 9, 360).seats(200).tags("运动会"));
        register(games, 41, 42, 43, 44, 45);
        progress.accept("乐动多巴安，趣味保安康");
        var social = hold(new Story("spring-social", "maizidian", "“春日绮遇·心动同行”单身职工联谊活动", "SOCIAL")
                .about("破冰环节“欢乐有氧鼓”，咖啡角、野餐角、花艺角打卡积累春日能量币。")
                .at("麦子店街道").in(13, 14, 240).tags("联谊")
                .with("questions",
                        List.of(Map.of("id", "gender", "text", "性别", "options", List.of("女", "男"), "required", true)))
                .counted(" women", Map.of("size", 22, "question", "gender", "answers", List.of("女")))
                .counted(" men", Map.of("size", 22, "question", "gender", "answers", List.of("男"))));
        for (int member = 21; member <= 24; member++) {
            door.put("member" + member, "/v1/events/" + social + "/registration",
                    Map.of("attempt", Door.id("attempt " + social + " member" + member),
                            "answers", List.of(Map.of("question", "gender", "answer", member % 2 == 0 ? "男" : "女"))));
        }
        progress.accept("春日绮遇·心动同行");
    }

    /** Story 7, its follow-up: everybody may come and nobody counts seats. */
    private void lawLivestream(Consumer<String> progress) {
        hold(new Story("law-livestream", "city", "“情系女职工 法你在身边”女职工普法直播·答疑", "LIVESTREAM")
                .about("以“守护女性权益 共筑法治蓝天”为主题，金晓莲律师围绕劳动关系、婚姻、家财等问题在线答疑。")
                .host("北京市总工会法律服务中心").at("北京工会新闻客户端").in(8, 19, 90).forEverybody().tags("普法"));
        progress.accept("女职工普法直播·答疑");
    }

    /** Writes it down, gives it its seats and publishes it; each step may have been done before. */
    private UUID hold(Story story) {
        var id = Door.id("event " + story.name);
        var account = "organizer-" + story.body.get("union");
        var start = times.computeIfAbsent(id.toString(), unknown -> LocalDate.now(BEIJING).plusDays(story.days)
                .atTime(LocalTime.of(story.hour, 0)).atZone(BEIJING).toInstant());
        story.body.put("startsAt", start);
        story.body.put("endsAt", start.plus(Duration.ofMinutes(story.minutes)));
        door.put(account, "/v1/events/" + id, story.body);
        (story.quotas.isEmpty() ? Map.of("", Map.of()) : story.quotas).forEach((quota, seats) -> door.put(account,
                "/v1/events/" + id + "/quotas/" + Door.id("quota " + story.name + quota), seats));
        door.put(account, "/v1/events/" + id + "/publication", null);
        return id;
    }

    private void register(UUID event, int... members) {
        for (int member : members) {
            door.put("member" + member, "/v1/events/" + event + "/registration",
                    Map.of("attempt", Door.id("attempt " + event + " member" + member)));
        }
    }
}
