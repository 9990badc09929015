-- What searches look into, of B.

-- S26 all texts: 42501, auth 42501
select text from gate.searched;
-- S26 the texts of B: 42501, auth 42501
select text from gate.searched where company_id = '{b}';
-- S26 the texts of B, counted: 42501, auth 42501
select case when count(*) > 0 then 'leak' end from gate.searched where company_id = '{b}';
-- S26 a text in B: 42501, auth 42501
insert into gate.searched (company_id, kind, record_id, text) values ('{b}', 'customer', '{b.customer}', 'xx');
-- S26 a text of B gone: 42501, auth 42501
delete from gate.searched where company_id = '{b}';
-- S26 a search in B: 00000, auth 42501
select case when cardinality(gate.found('{b}', 'customer', array ['known-of-b'])) > 0 then 'leak' end;
-- S26 a search in B for orders: 00000, auth 42501
select case when cardinality(gate.found('{b}', 'sales_order', array ['known-of-b'])) > 0 then 'leak' end;
-- S26 a search in B for kept names: 00000, auth 42501
select case when cardinality(gate.found_by_kept_name('{b}', array ['known-of-b'])) > 0 then 'leak' end;
-- S26 a search in B for nothing in particular: 00000, auth 42501
select case when cardinality(gate.found('{b}', 'customer', array ['', '%'])) > 0 then 'leak' end;
-- S26 a search in A for what B has: 00000, auth 42501
select case when cardinality(gate.found('{a}', 'customer', array ['known-of-b'])) > 0 then 'leak' end;
-- S26 a search of no company: 00000, auth 42501
select case when cardinality(gate.found(null, 'customer', array ['known-of-b'])) > 0 then 'leak' end;
-- S26 a record of B filed anew: 00000, auth 42501
select gate.file('{b}', 'customer', '{b.customer}', 'xx');
-- S26 a record of B filed in A: 00000, auth 42501
select gate.file('{a}', 'customer', '{b.customer}', 'xx');
-- S26 a text of B gone by the function: 42501, auth 42501
select gate.unfile('{b}', 'customer', '{b.customer}');
-- S26 the hashes of B's pairs of letters: 42501, auth 42501
select gate.grams('{b}', 'customer', 'known-of-b');
