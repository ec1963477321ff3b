namespace GhostFaceNets.Formats.Keras;

/// <summary>The order of <c>model.layers</c> of a functional model: by distance from the outputs (the longest path), the
/// farthest first, and at one distance in the order in which a walk from the outputs back to the input first meets them.
/// Keras' loader pairs the layers of a file with those of the model by this order, not by name.</summary>
internal static class KerasLayerOrder
{
    /// <param name="layers">Each after those that it reads.</param>
    /// <param name="outputs">The layers that end the model.</param>
    public static IReadOnlyList<KerasLayerDraft> Sort(IReadOnlyList<KerasLayerDraft> layers, IReadOnlyList<string> outputs)
    {
        var byName = layers.ToDictionary(layer => layer.Name);
        var depths = layers.ToDictionary(layer => layer.Name, _ => 0);
        foreach (var layer in layers.Reverse())
        {
            foreach (var input in layer.Inputs) depths[input] = Math.Max(depths[input], depths[layer.Name] + 1);
        }

        var met = new Dictionary<string, int>();
        var open = new Stack<string>(outputs.Reverse());
        while (open.TryPop(out var name))
        {
            if (!met.TryAdd(name, met.Count)) continue;
            foreach (var input in byName[name].Inputs.Reverse()) open.Push(input);
        }

        return [.. layers.Where(layer => met.ContainsKey(layer.Name)).OrderByDescending(layer => depths[layer.Name]).ThenBy(layer => met[layer.Name])];
    }
}
