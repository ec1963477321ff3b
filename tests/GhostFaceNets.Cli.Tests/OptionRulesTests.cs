using System.CommandLine;
using System.Reflection;
using GhostFaceNets.Cli.Commands;

namespace GhostFaceNets.Cli.Tests;

public class OptionRulesTests
{
    /// <summary>All commands and those below them, with those options that take numbers.</summary>
    public static IEnumerable<TheoryDataRow<Command, Option>> Numbers =>
        from type in typeof(BenchCommand).Assembly.GetTypes()
        let create = type.GetMethod("Create", BindingFlags.Public | BindingFlags.Static, [])
        where typeof(Command).IsAssignableFrom(create?.ReturnType)
        from command in WithSubcommands((Command)create!.Invoke(null, null)!)
        from option in command.Options
        where IsNumber(option.ValueType)
        select new TheoryDataRow<Command, Option>(command, option) { TestDisplayName = $"{type.Name} {command.Name} {option.Name}" };

    [Theory]
    [MemberData(nameof(Numbers), DisableDiscoveryEnumeration = true)]
    public void A_word_in_the_place_of_a_number_is_told_as_such(Command command, Option option) =>
        command.Parse([option.Name, "word"]).Errors.Select(error => PlainErrors.InPlainWords(error.Message))
            .ShouldContain(message => message.StartsWith($"Cannot parse argument 'word' for option '{option.Name}': a ", StringComparison.Ordinal) && message.EndsWith("number was expected.", StringComparison.Ordinal));

    private static IEnumerable<Command> WithSubcommands(Command command) => command.Subcommands.SelectMany(WithSubcommands).Prepend(command);

    private static bool IsNumber(Type type)
    {
        type = type.GetElementType() ?? type;
        return (Nullable.GetUnderlyingType(type) ?? type) is var plain && (plain == typeof(int) || plain == typeof(double) || plain == typeof(float) || plain == typeof(long));
    }
}
