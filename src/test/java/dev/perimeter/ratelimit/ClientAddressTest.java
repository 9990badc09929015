package dev.perimeter.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.web.Proxies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {

    private final ClientAddress alone = new ClientAddress(new Proxies(List.of()));
    private final ClientAddress behindProxies =
            new ClientAddress(new Proxies(List.of("10.0.0.0/8", " 2001:db8:ffff::/48 ")));

    @Test
    void whatAStrangerSaysOfTheirAddressCountsForNothing() {
        for (var header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Client-IP", "True-Client-IP")) {
            var request = from("192.0.2.1");
            request.addHeader(header, header.equals("Forwarded") ? "for=198.51.100.7" : "198.51.100.7");
            assertThat(alone.of(request)).isEqualTo("192.0.2.1");
            assertThat(behindProxies.of(request)).isEqualTo("192.0.2.1");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.0.0.1          | 198.51.100.7                        | 198.51.100.7
            10.0.0.1          | 203.0.113.9, 198.51.100.7           | 198.51.100.7
            10.0.0.1          | 203.0.113.9, 198.51.100.7, 10.2.3.4 | 198.51.100.7
            10.0.0.1          | 10.9.9.9, 10.2.3.4                  | 10.9.9.9
            10.0.0.1          | 198.51.100.7, unknown, 10.2.3.4     | 10.2.3.4
            10.0.0.1          | 198.51.100.7:443                    | 10.0.0.1
            2001:db8:ffff::1  | 2001:db8::7                         | 2001:db8:0:0:0:0:0:7
            192.0.2.1         | 198.51.100.7                        | 192.0.2.1""")
    void theNearestThatIsNoProxyIsTheCaller(String connection, String forwarded, String caller) {
        var request = from(connection);
        request.addHeader("X-Forwarded-For", forwarded);
        assertThat(behindProxies.of(request)).isEqualTo(caller);
    }

    @Test
    void headersThatComeTwiceAreOneList() {
        var request = from("10.0.0.1");
        request.addHeader("X-Forwarded-For", "203.0.113.9");
        request.addHeader("X-Forwarded-For", "198.51.100.7");
        assertThat(behindProxies.of(request)).isEqualTo("198.51.100.7");
    }

    @Test
    void throttlesCountAnIpv6AddressInNetworksThatGrow() {
        var networks = List.of(
                new Network("20010db8000100ff/64", 1),
                new Network("20010db8000100/56", 2),
                new Network("20010db80001/48", 8));
        assertThat(alone.networks(from("2001:db8:1:ff:3:4:5:6"))).isEqualTo(networks);
        assertThat(alone.networks(from("2001:db8:1:ff::1"))).isEqualTo(networks);
        assertThat(alone.networks(from("2001:db8:1:fe::1")).subList(1, 3)).isEqualTo(networks.subList(1, 3));
        assertThat(alone.networks(from("fe80:0:0:0:0:0:0:1%2")).getFirst().name())
                .isEqualTo("fe80000000000000/64");
    }

    @Test
    void anIpv4AddressIsCountedAlone() {
        assertThat(alone.networks(from("192.0.2.1"))).containsExactly(new Network("192.0.2.1", 1));
        assertThat(alone.networks(from("::ffff:192.0.2.1"))).containsExactly(new Network("192.0.2.1", 1));
    }

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }
}
