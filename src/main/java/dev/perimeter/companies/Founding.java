package dev.perimeter.companies;

import dev.perimeter.values.Text;

/** What founds a company (spec 4.2). The name counts only where the person has no account yet. */
record Founding(@Text(min = 2, max = 100) String displayName, CompanyDraft company) {}
