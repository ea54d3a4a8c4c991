-- Which log a stream's positions are of. A database that was brought back from a backup gives the same offsets once more, for
-- other messages, and in whatever way it came back, either its server has been started since or its table was written anew. So
-- nobody has to say that it was: positions of before are of another log then, and whoever has one starts over. A server that is
-- only started again, or a standby that takes over and may lack the last commits, costs every viewer a reset, and that is all.
create function live_epoch(channel live_channel) returns bigint stable language sql
    return hash_record_extended(row(channel.epoch, pg_postmaster_start_time(), pg_relation_filenode('live_channel')), 0)
        & 576460752303423487;
