package cn.zhijia.counselling.paging;

/**
 * 呼叫通道: a way to wake somebody. Called in the transaction of what happened, so it writes down what to send and sends it
 * afterwards: neither a member's answer nor another channel waits for it.
 */
public interface Channel {

    void send(Page page);
}
