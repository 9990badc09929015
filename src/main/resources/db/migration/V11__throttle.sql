set role perimeter_gate;

-- Throttling (spec 3.5). Seconds until the fullest of the buckets empties, or 0 while all have room.
create function gate.throttled(buckets text[], most integer[]) returns integer
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return coalesce((select max(ceil(extract(epoch from t.window_ends - clock_timestamp())))::integer
                       from unnest(buckets, most) as b (bucket, most)
                       join gate.throttle t on t.bucket = b.bucket
                      where t.window_ends > clock_timestamp()
                        and t.failures >= b.most), 0);
end
$$;

-- Counts one failure in each bucket; a bucket whose time is over starts anew. In one order, so that two never wait for each other.
create function gate.count_failure(buckets text[], window_seconds integer) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    insert into gate.throttle as t (bucket, failures, window_ends)
    select b, 1, clock_timestamp() + make_interval(secs => window_seconds)
      from (select distinct b from unnest(buckets) b order by b) b
    on conflict (bucket) do update
       set failures = case when t.window_ends > clock_timestamp() then t.failures + 1 else 1 end,
           window_ends = case when t.window_ends > clock_timestamp() then t.window_ends else excluded.window_ends end;
end
$$;

-- What was counted ahead and turned out to be no failure.
create function gate.take_back(buckets text[]) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update gate.throttle t set failures = t.failures - 1
     where t.bucket in (select b.bucket from gate.throttle b where b.bucket = any (buckets) order by b.bucket for update)
       and t.failures > 0;
end
$$;

-- Counts one attempt ahead in each bucket; where one was full, nothing is counted, and what comes back are the seconds until it empties.
-- Counting locks the buckets, so that no more get through at once than there is room for.
create function gate.count_attempt(buckets text[], most integer[], window_seconds integer) returns integer
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    seconds integer := gate.throttled(buckets, most);
begin
    -- Most of a crowd is refused here, without a lock.
    if seconds > 0 then
        return seconds;
    end if;
    perform gate.count_failure(buckets, window_seconds);
    seconds := (select coalesce(max(ceil(extract(epoch from t.window_ends - clock_timestamp())))::integer, 0)
                  from unnest(buckets, most) as b (bucket, most)
                  join gate.throttle t on t.bucket = b.bucket
                 where t.failures > b.most);
    if seconds > 0 then
        perform gate.take_back(buckets);
    end if;
    return seconds;
end
$$;

reset role;
grant execute on function gate.throttled(text[], integer[]), gate.count_failure(text[], integer), gate.take_back(text[]),
    gate.count_attempt(text[], integer[], integer) to perimeter_auth;
