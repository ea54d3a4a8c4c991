package cn.zhijia.gateway;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;

/**
 * HTTP/2 is negotiated under TLS only: an {@code Upgrade: h2c} in clear text is a known way to smuggle requests past a proxy in
 * front.
 */
@ApplicationScoped
class NoUpgrade implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
