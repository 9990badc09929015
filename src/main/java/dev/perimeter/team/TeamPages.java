package dev.perimeter.team;

import static dev.perimeter.gate.Permission.PERMISSIONS_MANAGE;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.values.Text;
import dev.perimeter.values.Verbatim;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.RemovalPage;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.problems.Problem;
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
    private final MemberPermissions memberPermissions;
    private final OwnershipTransfer ownershipTransfer;

    TeamPages(
            MembersApi api, Members members, MemberPermissions memberPermissions, OwnershipTransfer ownershipTransfer) {
        this.api = api;
        this.members = members;
        this.memberPermissions = memberPermissions;
        this.ownershipTransfer = ownershipTransfer;
    }

    /** One switch, or the preset that sets all of them. */
    record Setting(
            @Verbatim @Text(max = 40) @Nullable String flag,
            @Nullable Boolean on,
            @Nullable PermissionPreset preset) {

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
        model.addAttribute("offer", ownershipTransfer.offer(me).orElse(null));
        model.addAttribute("self", me.account());
        return "team/team";
    }

    @GetMapping("/team/{accountId}")
    @AnyMember
    String show(Member me, @PathVariable UUID accountId, Model model) {
        model.addAttribute("member", members.find(me, accountId).orElseThrow(Problem::notFound));
        model.addAttribute("isSelf", accountId.equals(me.account()));
        model.addAttribute(
                "flags", Stream.of(Permission.values()).map(Permission::field).toList());
        model.addAttribute("presets", List.of("floor", "sales", "look"));
        return "team/member";
    }

    /** Each switch is saved by itself, at once: it sends nothing about the others. */
    @PostMapping("/team/{accountId}")
    @Allow(PERMISSIONS_MANAGE)
    String set(Member me, @PathVariable UUID accountId, Form<Setting> form) {
        memberPermissions.change(me, accountId, form.value().flags(accountId.equals(me.account())), _ -> {});
        return "redirect:/team/" + accountId;
    }

    @GetMapping("/team/{accountId}/remove")
    @Allow(PERMISSIONS_MANAGE)
    String removeForm(Member me, @PathVariable UUID accountId, Model model) {
        var member = members.find(me, accountId).orElseThrow(Problem::notFound);
        return RemovalPage.of("member", "/team/" + accountId, "remove", member.version(), member.displayName())
                .show(model);
    }

    @PostMapping("/team/{accountId}/remove")
    @Allow(PERMISSIONS_MANAGE)
    String remove(Member me, @PathVariable UUID accountId, Form<Form.Confirmation> form) {
        memberPermissions.remove(me, accountId, form::check);
        return "redirect:/team";
    }
}
