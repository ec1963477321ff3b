using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;

namespace GhostFaceNets.Cli;

/// <summary>The library's help, without the default values that it puts behind descriptions: these say them in words already, also where the value
/// itself tells nothing or is found only later.</summary>
internal sealed partial class PlainHelp(SynchronousCommandLineAction help) : SynchronousCommandLineAction
{
    /// <summary>Who asks for help need not name what is required.</summary>
    public override bool ClearsParseErrors => help.ClearsParseErrors;

    /// <summary>Gives all commands this help.</summary>
    public static void Use(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new PlainHelp((SynchronousCommandLineAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var configuration = parseResult.InvocationConfiguration;
        var output = configuration.Output;
        using var text = new StringWriter();
        configuration.Output = text;
        try
        {
            return help.Invoke(parseResult);
        }
        finally
        {
            configuration.Output = output;
            output.Write(Default().Replace(text.ToString(), ""));
        }
    }

    [GeneratedRegex(@"\s*\[default: [^\]]*\]")]
    private static partial Regex Default();
}
