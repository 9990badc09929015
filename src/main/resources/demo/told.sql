-- When an act really began, and when it is told to have been.
create temporary table page (begun timestamptz primary key, told timestamptz not null) on commit drop;
create temporary table demo (company_id uuid primary key) on commit drop;

-- A time within an act becomes the same time within what is told of it. What is before the first act stays. Times keep their order, because
-- acts are told in the order in which they were done, three seconds apart at least.
create or replace function pg_temp.told(at timestamptz) returns timestamptz
    language sql stable
as $$
    select coalesce((select p.told + least(at - p.begun, interval '2 seconds')
                       from pg_temp.page p
                      where p.begun <= at
                      order by p.begun desc
                      limit 1), at)
$$;
