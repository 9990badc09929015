package dev.perimeter.team;

import static dev.perimeter.gate.Permission.PERMISSIONS_MANAGE;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.web.Form;
import dev.perimeter.web.PageRequest;
import dev.perimeter.web.Problem;
import dev.perimeter.web.Text;
import dev.perimeter.web.Verbatim;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class TeamPages {

    private final MembersApi api;
    private final Members members;
    private final Managing managing;
    private final Ownership ownership;

    TeamPages(MembersApi api, Members members, Managing managing, Ownership ownership) {
        this.api = api;
        this.members = members;
        this.managing = managing;
        this.ownership = ownership;
    }

    /** One switch, or the preset that sets all of them. */
    record Setting(
            @Verbatim @Text(max = 40) @Nullable String flag,
            @Nullable Boolean on,
            @Nullable Preset preset) {

        Map<String, Boolean> flags(boolean forOneself) {
            if (preset != null) {
                return preset.flags(forOneself);
            }
            return flag == null || on == null ? Map.of() : Map.of(flag, on);
        }
    }

    @ModelAttribute
    void common(Model model) {
        model.addAttribute("here", "team");
    }

    @GetMapping("/team")
    @AnyMember
    String list(Member me, PageRequest page, Model model) {
        model.addAttribute("page", api.list(me, page));
        model.addAttribute("offer", ownership.offer(me).orElse(null));
        model.addAttribute("self", me.account());
        return "team";
    }

    @GetMapping("/team/{accountId}")
    @AnyMember
    String show(Member me, @PathVariable UUID accountId, Model model) {
        model.addAttribute("member", members.find(me, accountId).orElseThrow(Problem::notFound));
        model.addAttribute("isSelf", accountId.equals(me.account()));
        model.addAttribute(
                "flags", Stream.of(Permission.values()).map(Permission::field).toList());
        model.addAttribute("presets", List.of("floor", "sales", "look"));
        return "member";
    }

    /** Each switch is saved by itself, at once: it sends nothing about the others. */
    @PostMapping("/team/{accountId}")
    @Allow(PERMISSIONS_MANAGE)
    String set(Member me, @PathVariable UUID accountId, Form<Setting> form) {
        managing.change(me, accountId, form.value().flags(accountId.equals(me.account())), _ -> {});
        return "redirect:/team/" + accountId;
    }

    @GetMapping("/team/{accountId}/remove")
    @Allow(PERMISSIONS_MANAGE)
    String removeForm(Member me, @PathVariable UUID accountId, Model model) {
        model.addAttribute("member", members.find(me, accountId).orElseThrow(Problem::notFound));
        return "member-remove";
    }

    @PostMapping("/team/{accountId}/remove")
    @Allow(PERMISSIONS_MANAGE)
    String remove(Member me, @PathVariable UUID accountId, Form<Form.Confirmation> form) {
        managing.remove(me, accountId, form::check);
        return "redirect:/team";
    }
}
