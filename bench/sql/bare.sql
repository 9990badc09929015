-- The same page of customers with no session, no seal and no policy: as a superuser, one statement, prepared once.
select id, number, name, name_key, kind, contact_name, email, phone, billing_address, shipping_address, tax_id, tags,
       notes, status, version, created_at, updated_at
  from customer
 where company_id = :company
   and (name collate list_root, number) > (:after_name, :after_number)
 order by name collate list_root, number
 limit :limit;
