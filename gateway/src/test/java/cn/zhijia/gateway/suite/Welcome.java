package cn.zhijia.gateway.suite;

/** What somebody who has just started the suite wants to know. */
record Welcome(LocalSuite suite) {

    String text() {
        return """

                Zhijia is up: %1$s

                Accounts, all with the password zhijia-demo:
                  member1 ... member60 (member60 is not verified), carer1 ... carer9,
                  organizer-shouer, -maizidian, -airport, -bus, -shunyi, -city,
                  counsellor1 ... counsellor3, supervisor1, supervisor2, duty1,
                  registrar-ouc, registrar-bjou, admin1

                First calls, to paste into another terminal:
                  TOKEN=$(curl -s %1$s%2$s/protocol/openid-connect/token -d grant_type=password -d client_id=zhijia-demo -d username=member1 -d password=zhijia-demo | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                  curl -s %1$s/v1/events -H "Authorization: Bearer $TOKEN"
                  curl -s %1$s/openapi.json

                Logs: %3$s
                Data: %4$s (kept; mvn -Prun -Dfresh starts empty)
                Ctrl-C stops everything.
                """
                .formatted(suite.gateway(), Keycloak.REALM, suite.logs(), suite.data());
    }
}
