package cn.zhijia.counselling.webhook.reach;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are somewhere else: by the IANA registries of special addresses, those of everybody's own network, machine or
 * link, of protocols, documentation and multicast are not. Java reads ::ffff:10.0.0.1 (IPv4-mapped) as 10.0.0.1; what else
 * hides
 * an IPv4 address (NAT64, 6to4, Teredo) is not outside. Pure.
 */
final class Outside {

    private static final List<Block> NOT_V4 = Block.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");
    /**
     * Everything else of IPv6 is somebody's own, or nobody's: loopback, link-local, unique-local, NAT64 (64:ff9b::), multicast.
     */
    private static final Block GLOBAL = Block.of("2000::/3").get(0);
    private static final List<Block> NOT_V6 = Block.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private record Block(BigInteger prefix, int bits, int length) {

        static List<Block> of(String... blocks) {
            return Arrays.stream(blocks).map(Block::read).toList();
        }

        private static Block read(String text) {
            int slash = text.indexOf('/');
            byte[] address = bytes(text.substring(0, slash));
            int bits = address.length * 8, length = Integer.parseInt(text.substring(slash + 1));
            return new Block(new BigInteger(1, address).shiftRight(bits - length), bits, length);
        }

        private static byte[] bytes(String literal) {
            try {
                return InetAddress.getByName(literal).getAddress(); // a literal is asked of nobody
            } catch (java.net.UnknownHostException e) {
                throw new IllegalArgumentException(literal, e);
            }
        }

        boolean holds(byte[] address) {
            return address.length * 8 == bits && new BigInteger(1, address).shiftRight(bits - length).equals(prefix);
        }
    }

    private Outside() {
    }

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean special = (bytes.length == 4 ? NOT_V4 : NOT_V6).stream().anyMatch(block -> block.holds(bytes));
        return !special && (bytes.length == 4 || GLOBAL.holds(bytes));
    }
}
