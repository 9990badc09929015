-- Rows of B, told by what a condition leaves behind where it is evaluated before row security. prove/leaks has many more, made from the catalogue.

-- 11 a setting made where a comparison holds: 00000, auth 42501
set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off; set local my.way = '';
select 1 from public.customer where case when name_key >= 'known-of-b' and name_key < 'known-of-c' then set_config('my.way', 'leak', true) is null else false end;
select current_setting('my.way');
-- 11 an error where one of a list is met: 00000, auth 42501
set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off; set local my.way = '';
select 1 from public.customer where case when name_key = any (array ['known-of-b']) then 1 / length(current_setting('my.way')) = 1 else false end;
-- 11 a setting made by a sub-select, which has no price, where an id is met: 00000, auth 42501
set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off; set local my.way = '';
select 1 from public.piece where case when company_id = '{b}' then (select set_config('my.way', 'leak', true)) is null else false end;
select current_setting('my.way');
-- 11 a setting made through a union: 00000, auth 42501
set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off; set local my.way = '';
select 1 from (select name_key from public.customer union all select name_key from public.customer) c
 where case when name_key = any (array ['known-of-b']) then (select set_config('my.way', 'leak', true)) is null else false end;
select current_setting('my.way');
-- 11 the larger of two, which has the price of one: 00000, auth 42501
set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off; set local my.way = '';
select 1 from public.customer where case when greatest(name_key, 'known-of-b') = least(name_key, 'known-of-b') then (select set_config('my.way', 'leak', true)) is null else false end;
select current_setting('my.way');
-- 11 a key of a document, by which a text is guessed: 42804, auth 42501
-- superuser
set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off; set local my.way = '';
select 1 from public.customer where case when ('{"known-of-b": 1}'::jsonb)[name_key] is not null then 1 / length(current_setting('my.way')) = 1 else false end;
