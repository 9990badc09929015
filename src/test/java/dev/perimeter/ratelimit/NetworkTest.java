package dev.perimeter.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class NetworkTest {

    @Test
    void throttlesCountAnIpv6AddressInNetworksThatGrow() {
        var networks = List.of(
                new Network("20010db8000100ff/64", 1),
                new Network("20010db8000100/56", 2),
                new Network("20010db80001/48", 8));
        assertThat(networksOf("2001:db8:1:ff:3:4:5:6")).isEqualTo(networks);
        assertThat(networksOf("2001:db8:1:ff::1")).isEqualTo(networks);
        assertThat(networksOf("2001:db8:1:fe::1").subList(1, 3)).isEqualTo(networks.subList(1, 3));
        assertThat(networksOf("fe80:0:0:0:0:0:0:1%2").getFirst().name()).isEqualTo("fe80000000000000/64");
    }

    @Test
    void anIpv4AddressIsCountedAlone() {
        assertThat(networksOf("192.0.2.1")).containsExactly(new Network("192.0.2.1", 1));
        assertThat(networksOf("::ffff:192.0.2.1")).containsExactly(new Network("192.0.2.1", 1));
    }

    private static List<Network> networksOf(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return Network.of(request);
    }
}
