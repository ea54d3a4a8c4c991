package cn.zhijia.events.checkin.ticket;

/**
 * The test vector that the contract publishes as its examples: a gate's developer verifies {@link #TOKEN} with {@link #KEY} and
 * must read {@link #PAYLOAD}. Signed with the older development key.
 */
public final class Vector {

    static final String KEY = "{\"kty\": \"OKP\", \"crv\": \"Ed25519\", \"alg\": \"EdDSA\", \"use\": \"sig\", \"kid\": \"development-1\", \"x\": \"MQbI6sk_1U35BL72iHpZ1uBrkIUQVldMicMJkNc7W9g\", \"signs\": false}";
    static final String PAYLOAD = "{\"registration\":\"0198c0de-0000-7000-8000-000000000001\",\"event\":\"0198c0de-0000-7000-8000-000000000002\",\"version\":1,\"nbf\":1796090400,\"exp\":1796104800}";
    public static final String TOKEN = "eyJhbGciOiJFZERTQSIsImtpZCI6ImRldmVsb3BtZW50LTEifQ.eyJyZWdpc3RyYXRpb24iOiIwMTk4YzBkZS0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDEiLCJldmVudCI6IjAxOThjMGRlLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMiIsInZlcnNpb24iOjEsIm5iZiI6MTc5NjA5MDQwMCwiZXhwIjoxNzk2MTA0ODAwfQ.IY_nexOXHcTmhd18YewDAb-ab9QP4vuLrKeQZYmROOk1-TCjUcfVFM7TQCd9U-BRDI-xjQyPsbLNN2hTSVl9Dw";

    private Vector() {
    }
}
