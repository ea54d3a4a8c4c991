package cn.zhijia.counselling.webhook;

/** 签名 of id, time and body, in a scheme of Standard Webhooks. */
public interface Signature {

    /** @param timestamp in seconds since 1970; receivers refuse what is older than five minutes */
    String of(String id, long timestamp, String body);
}
