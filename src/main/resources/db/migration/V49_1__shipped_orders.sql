set role perimeter_owner;

-- The overview sums what was shipped this month.
create index order_move_by_time on order_move (company_id, to_status, at) include (order_id);

reset role;
